"""How citizens reach Vejviser: one room per channel; no channel knows another."""
