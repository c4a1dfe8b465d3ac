package dev.waybill.messaging.walls.bad.internal;

/** What is inside. */
public final class Guts {}
