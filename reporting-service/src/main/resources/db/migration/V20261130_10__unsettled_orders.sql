-- Few rows: what is under way, or stuck. Nothing has been released: the table is empty.
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX order_summary_unsettled ON order_summary_row (generation, placed_at, order_id)
 WHERE placed_at IS NOT NULL AND NOT settled;
