package io.confiture.catalog;

/**
 * Says what a column of a query's result is, by its label. A label that is not one of the reserved words is the name of a
 * property: a new property is one more column in a query.
 *
 * @param use what to do with the values
 * @param name the property, the prefix of the properties or the catalog
 */
record ResultColumn(Use use, String name) {

    enum Use {
        KIND,
        SCHEMA,
        PARENT,
        NAME,
        /** The oid of the object, or of the relation of a column. */
        KEY,
        /** The number of a column. */
        SUBKEY,
        /** The oid of the relation that the object belongs to. */
        OF,
        /** The oid of the domain that the object belongs to. */
        OF_DOMAIN,
        /** The catalog of KEY, where the rows differ in it. */
        CATALOG,
        /** The extension of a member. */
        EXTENSION,
        /** Oids of rows in another catalog that this object includes: one number or {@code {1,2}}. */
        COVERS,
        ACL,
        ACL_OWNER,
        /** The letter of the kind of object that default privileges are for. */
        ACL_TYPE,
        INITIAL_ACL,
        /** Why a part of the object could not be read. */
        UNREADABLE,
        /** A property whose value must never be seen. */
        SECRET,
        /** An array of {@code name=value}: one property each. */
        LIST,
        /** The same with values that must never be seen. */
        SECRET_LIST,
        /** How many rows the probe expects. */
        ROWS,
        /** All oids that the probe expects. */
        KEYS,
        PROPERTY
    }

    static ResultColumn of(String label) {
        if (label.startsWith("covers ")) {
            return new ResultColumn(Use.COVERS, label.substring("covers ".length()));
        }
        if (label.endsWith(" *")) {
            String prefix = label.substring(0, label.length() - 1);
            return prefix.startsWith("secret ")
                    ? new ResultColumn(Use.SECRET_LIST, prefix.substring("secret ".length()))
                    : new ResultColumn(Use.LIST, prefix);
        }
        if (label.startsWith("secret ")) {
            return new ResultColumn(Use.SECRET, label.substring("secret ".length()));
        }
        Use use =
                switch (label) {
                    case "kind" -> Use.KIND;
                    case "schema" -> Use.SCHEMA;
                    case "parent" -> Use.PARENT;
                    case "name" -> Use.NAME;
                    case "key" -> Use.KEY;
                    case "subkey" -> Use.SUBKEY;
                    case "of" -> Use.OF;
                    case "of domain" -> Use.OF_DOMAIN;
                    case "catalog" -> Use.CATALOG;
                    case "extension" -> Use.EXTENSION;
                    case "acl" -> Use.ACL;
                    case "acl owner" -> Use.ACL_OWNER;
                    case "acl type" -> Use.ACL_TYPE;
                    case "initial acl" -> Use.INITIAL_ACL;
                    case "unreadable" -> Use.UNREADABLE;
                    case "expected rows" -> Use.ROWS;
                    case "expected keys" -> Use.KEYS;
                    default -> Use.PROPERTY;
                };
        return new ResultColumn(use, label);
    }
}
