"""Gathers what the generated requests need: python3 sample.py DIRECTORY PORT_BASE TOKEN.

Three orders are placed, and settle: paid, declined, cancelled. Then the ids of what exists are written, quoted, one a line, and
the OpenAPI document of each API as it is served.
"""

import json
import sys
import time
import urllib.request
import uuid
from pathlib import Path

directory, base, token = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
ORDERS, INVENTORY, PAYMENTS, REPORTS, PROVIDER = base + 1, base + 2, base + 3, base + 4, base + 10
DOCUMENTS = {
    "order-service": (ORDERS, "/v3/api-docs.yaml"),
    "inventory-service": (INVENTORY, "/v3/api-docs.yaml"),
    "payment-service": (PAYMENTS, "/v3/api-docs.yaml"),
    "reporting-service": (REPORTS, "/v3/api-docs.yaml"),
    "payment-provider": (PROVIDER, "/openapi.yaml"),
}
PATIENCE = 60


def call(port, path, body=None):
    headers = {
        "Authorization": f"Bearer {token}",
        "Content-Type": "application/json",
        "Idempotency-Key": str(uuid.uuid4()),
    }
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(f"http://localhost:{port}{path}", data, headers)
    with urllib.request.urlopen(request, timeout=20) as answer:
        return answer.read()


def fetched(port, path, body=None):
    return json.loads(call(port, path, body))


def place(sku, card):
    line = {"sku": sku, "quantity": 1}
    order = {"customerId": "alice", "currency": "EUR", "paymentMethod": card, "lines": [line]}
    return fetched(ORDERS, "/v1/orders", order)["orderId"]


def await_settled(order):
    end = time.monotonic() + PATIENCE
    while not fetched(ORDERS, f"/v1/orders/{order}")["settled"]:
        if time.monotonic() > end:
            sys.exit(f"order {order} did not settle within {PATIENCE} s")
        time.sleep(0.2)


def write(name, values):
    (directory / f"{name}.txt").write_text("\n".join(json.dumps(value) for value in values) + "\n")


products = [product for product in fetched(INVENTORY, "/v1/products")["items"] if product["price"]["currency"] == "EUR"]
skus = [product["sku"] for product in products]
orders = [place(skus[0], "card-ok"), place(skus[0], "card-declined"), place(skus[0], "card-ok")]
for settling in orders:
    await_settled(settling)
fetched(ORDERS, f"/v1/orders/{orders[2]}/cancellation", {})
await_settled(orders[2])

write("orders", orders)
write("products", skus)
write("payments", [payment["paymentId"] for payment in fetched(PAYMENTS, "/v1/payments")["items"]])
write("charges", sorted({entry["paymentId"] for entry in fetched(PROVIDER, "/ledger")["entries"]}))
for name, (port, path) in DOCUMENTS.items():
    (directory / f"{name}.yaml").write_bytes(call(port, path))
