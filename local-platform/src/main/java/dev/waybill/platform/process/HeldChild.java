package dev.waybill.platform.process;

import java.nio.file.Path;

/** A Java program that was perhaps let start with further variables. */
public record HeldChild(JvmChild program, Holds holds) implements Child {

    @Override
    public String name() {
        return program.name();
    }

    @Override
    public Path log() {
        return program.log();
    }

    @Override
    public ProcessHandle launch() {
        return program.in(holds.environment(name())).launch();
    }

    @Override
    public boolean isReady() {
        return program.isReady();
    }

    @Override
    public void stop(ProcessHandle process) {
        program.stop(process);
    }
}
