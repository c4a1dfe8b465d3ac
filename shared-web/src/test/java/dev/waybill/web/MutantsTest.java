package dev.waybill.web;

import dev.waybill.testing.MutantsSuite;

class MutantsTest extends MutantsSuite {}
