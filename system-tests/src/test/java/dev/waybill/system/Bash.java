package dev.waybill.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.StringJoiner;

/** One shell session, in which variables live from one command to the next. */
final class Bash implements AutoCloseable {

    private static final String END = "--- end of answer ---";

    private final Process process;
    private final Writer commands;
    private final BufferedReader answers;

    private Bash(Process process) {
        this.process = process;
        this.commands = process.outputWriter(UTF_8);
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    }

    static Bash in(Path directory) {
        try {
            return new Bash(new ProcessBuilder("bash")
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the commands print. */
    String run(String script) {
        try {
            commands.write(script + "\necho; echo '" + END + "'\n");
            commands.flush();
            StringJoiner printed = new StringJoiner("\n");
            for (String line = answers.readLine(); line != null && !line.equals(END); line = answers.readLine()) {
                printed.add(line);
            }
            return printed.toString().strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
