package dev.waybill.messaging.walls.bad;

class PaymentOutbox {
    String customerName = "";

    void reserveStock() {}
}
