package dev.waybill.order;

import dev.waybill.testing.MutantsSuite;

class MutantsTest extends MutantsSuite {}
