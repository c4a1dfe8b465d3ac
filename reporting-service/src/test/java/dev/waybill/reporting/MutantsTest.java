package dev.waybill.reporting;

import dev.waybill.testing.MutantsSuite;

class MutantsTest extends MutantsSuite {}
