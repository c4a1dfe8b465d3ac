-- Few rows: what is under way, or stuck.
CREATE INDEX order_summary_unsettled ON order_summary_row (generation, placed_at, order_id)
 WHERE placed_at IS NOT NULL AND NOT settled;
