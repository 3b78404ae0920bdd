package io.confiture.seed.convert;

import io.confiture.seed.convert.Conversion.Converted;
import io.confiture.seed.convert.Conversion.Kept;
import io.confiture.sql.CopyData;
import io.confiture.sql.Piece;
import io.confiture.sql.SqlScript;
import io.confiture.sql.Statement;
import io.confiture.sql.ddl.TableModel;
import io.confiture.sql.rows.LoadHead;
import io.confiture.sql.rows.RowReader;
import io.confiture.sql.rows.RowVisitor;
import io.confiture.sql.rows.SearchPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns the COPY blocks of one script into INSERTs, one for each block: PostgreSQL looks at foreign keys when a statement ends, so
 * that a block whose rows refer to each other must not be divided.
 */
final class CopyToInsert {

    private final SqlScript script;
    private final String text;
    private final TableModel tables;
    private final String lineEnd;
    private final StringBuilder out = new StringBuilder();
    private final List<Converted> converted = new ArrayList<>();
    private final List<Kept> kept = new ArrayList<>();
    private final Set<Integer> blocks = new HashSet<>();
    private int done;

    CopyToInsert(SqlScript script, TableModel tables) {
        this.script = script;
        this.text = script.source().text();
        this.tables = tables;
        this.lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
    }

    Conversion run() {
        Map<Integer, SearchPath> paths = paths();
        script.pieces().stream().filter(CopyData.class::isInstance).forEach(p -> blocks.add(p.start()));
        Set<Integer> gone = new HashSet<>();
        for (Piece piece : script.pieces()) {
            if (piece instanceof Statement statement && !statement.copyBlocks().isEmpty()) {
                CopyData data = statement.copyBlocks().get(0);
                if (statement(statement, data, paths.getOrDefault(data.start(), SearchPath.DEFAULT))) {
                    gone.add(data.start());
                }
            } else if (piece instanceof CopyData data && gone.contains(data.start())) {
                out.append(text, done, data.start());
                done = afterLine(data.end());
            }
        }
        out.append(text, done, text.length());
        return new Conversion(converted.isEmpty() ? text : out.toString(), converted, kept);
    }

    private boolean statement(Statement statement, CopyData data, SearchPath path) {
        InsertBlock block = InsertBlock.of(statement, path, tables, lineEnd);
        String reason = statement.group()
                ? "it is joined to other commands with \\;"
                : !blocks.contains(data.start()) ? "its data stands inside of another statement" : block.reason();
        if (reason != null) {
            kept.add(new Kept(reason, statement.location()));
            return false;
        }
        out.append(text, done, statement.start()).append(block.sql());
        done = statement.end();
        converted.add(new Converted(block.table(), block.rows(), statement.location()));
        return true;
    }

    private int afterLine(int offset) {
        int newline = text.indexOf('\n', offset);
        return newline < 0 ? text.length() : newline + 1;
    }

    private Map<Integer, SearchPath> paths() {
        Map<Integer, SearchPath> paths = new HashMap<>();
        RowReader.read(script, new RowVisitor() {
            @Override
            public void begin(LoadHead head) {
                if (head instanceof io.confiture.sql.rows.CopyHead copy) {
                    copy.statement()
                            .copyData()
                            .ifPresent(d -> paths.put(d.start(), head.target().path()));
                }
            }
        });
        return paths;
    }
}
