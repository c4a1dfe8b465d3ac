package dev.waybill.platform.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs the small part of psql's language that the provisioning needs: statements that end with a semicolon at the end
 * of a line, the variables {@code :'name'} and {@code :"name"}, {@code \gexec} and {@code \connect}.
 */
final class PsqlScript {

    private static final Pattern VARIABLE = Pattern.compile("(?<!:):(['\"])(\\w+)\\1");

    private final String text;

    PsqlScript(String text) {
        this.text = text;
    }

    void run(Connector connector, Map<String, String> variables) throws SQLException {
        Connection connection = connector.connect("postgres");
        try {
            StringBuilder statement = new StringBuilder();
            for (String raw :
                    text.lines().filter(line -> !line.startsWith("--")).toList()) {
                String line = substitute(raw, variables);
                if (line.startsWith("\\connect ")) {
                    connection.close();
                    connection = connector.connect(unquoted(line.substring("\\connect ".length())));
                } else if (line.equals("\\gexec")) {
                    executeResults(connection, take(statement));
                } else if (line.endsWith(";")) {
                    execute(connection, statement.append(line).toString());
                    statement.setLength(0);
                } else {
                    statement.append(line).append('\n');
                }
            }
            if (!statement.toString().isBlank()) {
                throw new IllegalStateException("The script ends inside a statement: " + statement);
            }
        } finally {
            connection.close();
        }
    }

    private static String take(StringBuilder statement) {
        String taken = statement.toString();
        statement.setLength(0);
        return taken;
    }

    private static void executeResults(Connection connection, String query) throws SQLException {
        List<String> statements = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                statements.add(rows.getString(1));
            }
        }
        for (String generated : statements) {
            execute(connection, generated);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String substitute(String line, Map<String, String> variables) {
        return VARIABLE.matcher(line).replaceAll(match -> Matcher.quoteReplacement(quoted(match, variables)));
    }

    private static String quoted(MatchResult match, Map<String, String> variables) {
        String value = variables.get(match.group(2));
        if (value == null) {
            throw new IllegalArgumentException("The script needs the variable " + match.group(2));
        }
        String quote = match.group(1);
        return quote + value.replace(quote, quote + quote) + quote;
    }

    private static String unquoted(String identifier) {
        return identifier.substring(1, identifier.length() - 1).replace("\"\"", "\"");
    }

    /** Opens a connection to a database of the cluster. */
    interface Connector {
        Connection connect(String database) throws SQLException;
    }
}
