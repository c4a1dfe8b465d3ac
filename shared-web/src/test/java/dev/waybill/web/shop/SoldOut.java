package dev.waybill.web.shop;

/** A refusal of the domain. */
class SoldOut extends RuntimeException {}
