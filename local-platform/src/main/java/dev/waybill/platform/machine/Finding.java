package dev.waybill.platform.machine;

/**
 * What an examination found out about one thing.
 *
 * @param sentence what is so; if something is wrong, what to do about it
 */
public record Finding(Verdict verdict, String subject, String sentence) {

    /** How bad it is. */
    public enum Verdict {
        GOOD("\u2713"),
        /** It works, with a reservation. */
        NOTE("!"),
        /** It does not work. */
        WRONG("\u2717");

        private final String sign;

        Verdict(String sign) {
            this.sign = sign;
        }
    }

    public static Finding good(String subject, String sentence) {
        return new Finding(Verdict.GOOD, subject, sentence);
    }

    public static Finding note(String subject, String sentence) {
        return new Finding(Verdict.NOTE, subject, sentence);
    }

    public static Finding wrong(String subject, String sentence) {
        return new Finding(Verdict.WRONG, subject, sentence);
    }

    public boolean isWrong() {
        return verdict == Verdict.WRONG;
    }

    public boolean isNote() {
        return verdict == Verdict.NOTE;
    }

    /** One line of a report. */
    public String line() {
        return "%s %-20s %s".formatted(verdict.sign, subject, sentence);
    }
}
