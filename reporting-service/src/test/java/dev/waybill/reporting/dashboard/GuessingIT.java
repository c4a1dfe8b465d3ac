package dev.waybill.reporting.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** L4: whoever guesses has to wait, and nobody else. */
class GuessingIT extends LogIns {

    @Test
    void makesWhoGuessesWait() {
        guess("203.0.113.1");

        assertThat(location(visitorFrom("203.0.113.1").logIn(PASSWORD))).isEqualTo("/login?wait");
    }

    @Test
    void letsOthersInBehindTheSameGateway() {
        guess("203.0.113.2");

        assertThat(location(visitorFrom("203.0.113.3").logIn(PASSWORD))).isEqualTo("/");
    }

    @Test
    void letsABrowserInThatHasLoggedInBeforeFromAnAddressThatHasToWait() {
        Visitor known = visitorFrom("203.0.113.4");
        assertThat(location(known.logIn(PASSWORD))).isEqualTo("/");
        guess("203.0.113.4");

        assertThat(location(visitorFrom("203.0.113.4").logIn(PASSWORD))).isEqualTo("/login?wait");
        assertThat(location(known.logIn(PASSWORD))).isEqualTo("/");
    }

    @Test
    void makesABrowserThatHasLoggedInBeforeWaitForItsOwnGuesses() {
        Visitor known = visitorFrom("203.0.113.5");
        known.logIn(PASSWORD);
        for (int i = 0; i < FailedLogIns.ALLOWED; i++) {
            assertThat(location(known.logIn("guess-" + i))).isEqualTo("/login?wrong");
        }

        assertThat(location(known.logIn(PASSWORD))).isEqualTo("/login?wait");
        assertThat(location(visitorFrom("203.0.113.5").logIn(PASSWORD))).isEqualTo("/");
    }

    @Test
    void knowsNoBrowserByACookieThatItHasNotMade() throws IOException {
        guess("203.0.113.6");

        for (String cookie : new String[] {"browser.c2lnbmF0dXJl", "browser", ".", ""}) {
            Visitor forger = visitorFrom("203.0.113.6");
            forger.takeCookie(KnownBrowsers.COOKIE + "=" + cookie);
            assertThat(location(forger.logIn(PASSWORD))).isEqualTo("/login?wait");
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void believesOnlyTheGatewayWhereACallerIs() throws IOException {
        InetAddress direct = InetAddress.getByName("127.0.0.2");
        for (int i = 0; i < FailedLogIns.ALLOWED; i++) {
            assertThat(location(impostor(direct, "198.51.100." + i).logIn("guess")))
                    .isEqualTo("/login?wrong");
        }

        assertThat(location(impostor(direct, "198.51.100.99").logIn(PASSWORD))).isEqualTo("/login?wait");
    }

    private void guess(String address) {
        Visitor guesser = visitorFrom(address);
        for (int i = 0; i < FailedLogIns.ALLOWED; i++) {
            assertThat(location(guesser.logIn("guess-" + i))).isEqualTo("/login?wrong");
        }
    }
}
