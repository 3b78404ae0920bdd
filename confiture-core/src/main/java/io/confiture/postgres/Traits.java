package io.confiture.postgres;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What belongs to a database as a whole and is not carried by CREATE DATABASE .. TEMPLATE: its owner, {@code ALTER DATABASE ..
 * SET}, {@code ALTER ROLE .. IN DATABASE .. SET}, its privileges, its comment, its connection limit. Without it, tests on a
 * clone would pass or fail for the wrong reason.
 *
 * @param owner the owner when that is not the user we are, else null
 * @param special whether there is anything to carry over but the owner; nearly always not, then a clone is one statement
 */
record Traits(@Nullable String owner, boolean special) {

    static Traits read(Admin admin, String database) throws SQLException {
        List<@Nullable String[]> rows = admin.query("""
                SELECT CASE WHEN r.rolname <> current_user THEN r.rolname END,
                       d.datacl IS NOT NULL OR d.datconnlimit >= 0
                       OR pg_catalog.shobj_description(d.oid, 'pg_database') IS NOT NULL
                       OR EXISTS (SELECT FROM pg_catalog.pg_db_role_setting s WHERE s.setdatabase = d.oid)
                FROM pg_catalog.pg_database d JOIN pg_catalog.pg_roles r ON r.oid = d.datdba
                WHERE d.datname = %s""".formatted(Quoting.literal(database)));
        if (rows.isEmpty()) {
            throw new PostgresException("the database " + database + " does not exist any more");
        }
        return new Traits(rows.get(0)[0], "t".equals(rows.get(0)[1]));
    }

    /** Return the option for CREATE DATABASE. */
    String ownerOption() {
        return owner == null ? "" : " OWNER " + Quoting.identifier(owner);
    }

    /**
     * Return one statement that makes a clone like its source.
     *
     * <p>Settings are stored as one string each. Lists whose elements are quoted one by one (the names are in variable_is_guc_list_quote
     * of the server's dumputils.c) cannot be written as one literal; those go through set_config and {@code FROM CURRENT}.
     */
    static String copyStatement(String source, String clone) {
        return """
                DO $confiture$
                DECLARE
                  source_name constant name := %s;
                  clone_name constant name := %s;
                  source pg_catalog.pg_database;
                  entry record;
                  previous text;
                  clause text;
                BEGIN
                  SELECT * INTO STRICT source FROM pg_catalog.pg_database WHERE datname = source_name;
                  FOR entry IN
                    SELECT r.rolname, pg_catalog.split_part(c, '=', 1) AS key,
                           pg_catalog.substr(c, pg_catalog.strpos(c, '=') + 1) AS value
                    FROM pg_catalog.pg_db_role_setting s
                    LEFT JOIN pg_catalog.pg_roles r ON r.oid = s.setrole
                    CROSS JOIN LATERAL pg_catalog.unnest(s.setconfig) AS c
                    WHERE s.setdatabase = source.oid
                  LOOP
                    clause := pg_catalog.format('SET %%I TO %%L', entry.key, entry.value);
                    IF lower(entry.key) IN ('search_path', 'temp_tablespaces', 'local_preload_libraries',
                        'session_preload_libraries', 'shared_preload_libraries', 'unix_socket_directories') THEN
                      previous := pg_catalog.current_setting(entry.key);
                      PERFORM pg_catalog.set_config(entry.key, entry.value, true);
                      clause := pg_catalog.format('SET %%I FROM CURRENT', entry.key);
                    END IF;
                    IF entry.rolname IS NULL THEN
                      EXECUTE pg_catalog.format('ALTER DATABASE %%I %%s', clone_name, clause);
                    ELSE
                      EXECUTE pg_catalog.format('ALTER ROLE %%I IN DATABASE %%I %%s', entry.rolname, clone_name, clause);
                    END IF;
                    IF previous IS NOT NULL THEN
                      PERFORM pg_catalog.set_config(entry.key, previous, true);
                      previous := NULL;
                    END IF;
                  END LOOP;
                  IF source.datacl IS NOT NULL THEN
                    EXECUTE pg_catalog.format('REVOKE ALL ON DATABASE %%I FROM PUBLIC', clone_name);
                    EXECUTE pg_catalog.format('REVOKE ALL ON DATABASE %%I FROM %%I',
                      clone_name, pg_catalog.pg_get_userbyid(source.datdba));
                    FOR entry IN
                      SELECT a.privilege_type, a.is_grantable, r.rolname
                      FROM pg_catalog.aclexplode(source.datacl) a LEFT JOIN pg_catalog.pg_roles r ON r.oid = a.grantee
                    LOOP
                      EXECUTE pg_catalog.format('GRANT %%s ON DATABASE %%I TO %%s%%s', entry.privilege_type, clone_name,
                        CASE WHEN entry.rolname IS NULL THEN 'PUBLIC' ELSE pg_catalog.quote_ident(entry.rolname) END,
                        CASE WHEN entry.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END);
                    END LOOP;
                  END IF;
                  IF pg_catalog.shobj_description(source.oid, 'pg_database') IS NOT NULL THEN
                    EXECUTE pg_catalog.format('COMMENT ON DATABASE %%I IS %%L', clone_name,
                      pg_catalog.shobj_description(source.oid, 'pg_database'));
                  END IF;
                  IF source.datconnlimit >= 0 THEN
                    EXECUTE pg_catalog.format('ALTER DATABASE %%I CONNECTION LIMIT %%s', clone_name, source.datconnlimit);
                  END IF;
                END
                $confiture$""".formatted(Quoting.literal(source), Quoting.literal(clone));
    }
}
