package dev.waybill.messaging.walls.bad;

import dev.waybill.platform.PlatformException;

record NeedsThePlatform(PlatformException exception) {}
