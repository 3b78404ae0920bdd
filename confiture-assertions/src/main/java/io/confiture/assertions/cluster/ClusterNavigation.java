package io.confiture.assertions.cluster;

/** Leads from a database to what lives outside of schemas. */
public interface ClusterNavigation<SELF>
        extends ExtensionNavigation<SELF>,
                LanguageNavigation<SELF>,
                TablespaceNavigation<SELF>,
                ReplicationNavigation<SELF>,
                EventTriggerNavigation<SELF>,
                ForeignServerNavigation<SELF> {}
