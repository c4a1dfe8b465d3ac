package dev.waybill.platform.demo;

import java.util.List;
import java.util.Map;

/** A product of the demo catalogue. */
record Product(String sku, String name, String price, int stock) {

    /** A small shop's assortment; one article is scarce, to see an order rejected. */
    static final List<Product> CATALOGUE = List.of(
            new Product("TEA-ASSAM-250", "Assam tea, 250 g", "8.90", 500),
            new Product("TEA-SENCHA-100", "Sencha, 100 g", "12.50", 400),
            new Product("TEA-ROOIBOS-250", "Rooibos, 250 g", "6.40", 400),
            new Product("COFFEE-ETHIOPIA-1KG", "Coffee from Ethiopia, 1 kg", "24.00", 300),
            new Product("COFFEE-DECAF-500", "Decaffeinated coffee, 500 g", "13.20", 300),
            new Product("CUP-STONEWARE", "Stoneware cup", "14.00", 250),
            new Product("POT-CAST-IRON", "Cast iron tea pot", "59.00", 80),
            new Product("KETTLE-STEEL", "Steel kettle", "45.50", 100),
            new Product("FILTER-PAPER-100", "Filter papers, 100 pieces", "3.20", 1000),
            new Product("GRINDER-HAND", "Hand grinder", "89.00", 60),
            new Product("HONEY-FOREST-500", "Forest honey, 500 g", "9.80", 350),
            new Product("POT-MEISSEN-1890", "Antique porcelain pot", "1250.00", 3));

    static final String CURRENCY = "EUR";

    Map<String, Object> description() {
        return Map.of("name", name, "price", Map.of("amount", price, "currency", CURRENCY));
    }
}
