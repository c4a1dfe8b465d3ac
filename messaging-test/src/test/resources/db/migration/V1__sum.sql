CREATE TABLE sum (name text PRIMARY KEY, total int NOT NULL);
GRANT SELECT, INSERT, UPDATE ON sum TO sums_app;
