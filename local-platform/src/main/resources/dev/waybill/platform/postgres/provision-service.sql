-- One service's database, schema and roles. Idempotent: run it again after a change, or to set new passwords.
--
-- Run by a superuser, as psql script or by ServiceDatabase.provision (which knows psql's variables, \gexec and
-- \connect, and nothing else of psql):
--
--   psql -d postgres -v ON_ERROR_STOP=1 -v database=orders -v schema=orders \
--        -v owner=orders_owner -v owner_password=… -v app=orders_app -v app_password=… -f provision-service.sql
--
-- The owner runs Flyway. The app role owns nothing; migrations grant it the DML that it needs.

SELECT format('CREATE ROLE %I', name)
  FROM (VALUES (:'owner'), (:'app')) AS wanted (name)
 WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name)
\gexec

ALTER ROLE :"owner" LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION PASSWORD :'owner_password';
ALTER ROLE :"owner" SET search_path = :"schema";
-- A migration that does not get its lock gives up and is tried again: all traffic queues behind one that waits.
ALTER ROLE :"owner" SET lock_timeout = '5s';

-- No business transaction lives longer, and none waits longer for a lock.
ALTER ROLE :"app" LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION PASSWORD :'app_password';
ALTER ROLE :"app" SET search_path = :"schema";
ALTER ROLE :"app" SET transaction_timeout = '30s';
ALTER ROLE :"app" SET lock_timeout = '5s';

SELECT format('CREATE DATABASE %I TEMPLATE template0 ENCODING %L LOCALE %L LOCALE_PROVIDER builtin BUILTIN_LOCALE %L',
              :'database', 'UTF8', 'C', 'C.UTF-8')
 WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'database')
\gexec

-- What PostgreSQL gives to everybody is taken back: a role sees its own database only.
REVOKE ALL ON DATABASE postgres, template1, :"database" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"database" TO :"owner", :"app";

\connect :"database"

REVOKE ALL ON SCHEMA public FROM PUBLIC;
CREATE SCHEMA IF NOT EXISTS :"schema" AUTHORIZATION :"owner";
GRANT USAGE ON SCHEMA :"schema" TO :"app";
ALTER DEFAULT PRIVILEGES FOR ROLE :"owner" REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
