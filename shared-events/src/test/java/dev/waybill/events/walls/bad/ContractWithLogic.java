package dev.waybill.events.walls.bad;

record ContractWithLogic(String orderId, int quantity) {
    int doubled() {
        return quantity * 2;
    }
}
