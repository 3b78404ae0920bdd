package io.confiture.catalog;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Turns the rows of one query's result into drafts, by the labels of its columns. */
final class RowReader {
    private final CatalogQuery query;
    private final ResultSet rows;
    private final ResultColumn[] columns;

    RowReader(CatalogQuery query, ResultSet rows) throws SQLException {
        this.query = query;
        this.rows = rows;
        ResultSetMetaData metaData = rows.getMetaData();
        columns = new ResultColumn[metaData.getColumnCount()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = ResultColumn.of(metaData.getColumnLabel(i + 1));
        }
    }

    /** Return the next row, or null after the last one. */
    @Nullable
    Draft next() throws SQLException {
        if (!rows.next()) {
            return null;
        }
        Draft draft = new Draft();
        draft.catalog = query.catalog();
        for (int i = 0; i < columns.length; i++) {
            ResultColumn column = columns[i];
            switch (column.use()) {
                case ACL -> draft.acl = array(i + 1);
                case INITIAL_ACL -> draft.initialAcl = array(i + 1);
                case LIST -> list(array(i + 1), column.name(), draft, false);
                case SECRET_LIST -> list(array(i + 1), column.name(), draft, true);
                default -> {
                    String value = rows.getString(i + 1);
                    if (value != null) {
                        scalar(column, value, draft);
                    }
                }
            }
        }
        return draft;
    }

    private static void scalar(ResultColumn column, String value, Draft draft) {
        switch (column.use()) {
            case KIND -> draft.kind = ObjectKind.valueOf(value);
            case SCHEMA -> draft.schema = value;
            case PARENT -> draft.parent = value;
            case NAME -> draft.name = value;
            case KEY -> draft.key = Long.parseLong(value);
            case SUBKEY -> draft.subkey = Integer.parseInt(value);
            case OF -> draft.of = Long.parseLong(value);
            case OF_DOMAIN -> draft.ofDomain = Long.parseLong(value);
            case CATALOG -> draft.catalog = value;
            case EXTENSION -> draft.extension = value;
            case COVERS -> draft.covers.put(column.name(), value);
            case ACL_OWNER -> draft.aclOwner = value;
            case ACL_TYPE -> draft.aclType = value;
            case UNREADABLE -> draft.unreadable = value;
            case SECRET -> draft.secrets.put(column.name(), value);
            case ROWS -> draft.rows = Long.parseLong(value);
            case KEYS -> draft.keys = value;
            default -> draft.properties.put(column.name(), value);
        }
    }

    private static void list(String @Nullable [] entries, String prefix, Draft draft, boolean secret) {
        if (entries == null) {
            return;
        }
        for (String entry : entries) {
            int at = entry.indexOf('=');
            String name = prefix + (at < 0 ? entry : entry.substring(0, at));
            String value = at < 0 ? "" : entry.substring(at + 1);
            if (secret || Secrets.isSecretOption(prefix, name)) {
                draft.secrets.put(name, value);
            } else {
                draft.properties.put(name, value);
            }
        }
    }

    private String @Nullable [] array(int column) throws SQLException {
        Array array = rows.getArray(column);
        return array == null ? null : (String[]) array.getArray();
    }
}
