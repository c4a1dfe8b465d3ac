package dev.waybill.messaging.internal.deadletters;

/** Who decides something about dead letters, and why. */
record Decision(String who, String why) {}
