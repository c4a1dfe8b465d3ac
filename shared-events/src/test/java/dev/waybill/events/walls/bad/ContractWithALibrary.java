package dev.waybill.events.walls.bad;

import tools.jackson.databind.JsonNode;

record ContractWithALibrary(JsonNode body) {}
