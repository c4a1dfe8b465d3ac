package dev.waybill.events.walls.bad;

class ContractAsAClass {
    String orderId = "";
}
