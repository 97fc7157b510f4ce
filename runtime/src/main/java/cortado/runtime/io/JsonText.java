package cortado.runtime.io;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A text that is read as JSON, and nothing more of JSON than occurs in the headers of files: objects, strings, and
 * arrays of whole numbers. Strict: no key twice, nothing before the first brace, nothing behind the last but spaces.
 */
final class JsonText {
    /** Longest number read; with 18 digits none overflows a long. */
    private static final int MAX_DIGITS = 18;

    private final String json;
    private int at;

    JsonText(String json) {
        this.json = json;
        if (!json.startsWith("{")) {
            throw wrong("'{'");
        }
    }

    /** Refuses everything but spaces up to the end. */
    void end() {
        for (; at < json.length(); at++) {
            if (json.charAt(at) != ' ') {
                throw wrong("spaces up to the end of the header");
            }
        }
    }

    /** Reads an object; {@code member} is called behind each key's colon and reads the value. */
    void object(Consumer<String> member) {
        Set<String> keys = new HashSet<>();
        sequence('{', '}', () -> {
            String key = string();
            if (!keys.add(key)) {
                throw wrong("the key '" + key + "' once");
            }
            expect(':');
            member.accept(key);
        });
    }

    /** Reads an array of whole numbers. */
    List<Long> numbers() {
        List<Long> numbers = new ArrayList<>();
        sequence('[', ']', () -> numbers.add(number()));
        return numbers;
    }

    private void sequence(char open, char close, Runnable element) {
        expect(open);
        if (next() == close) {
            at++;
            return;
        }
        element.run();
        while (next() == ',') {
            at++;
            element.run();
        }
        expect(close);
    }

    /** Reads a whole number without sign and leading zeros. */
    private long number() {
        boolean zero = next() == '0';
        int start = at;
        while (at < json.length() && json.charAt(at) >= '0' && json.charAt(at) <= '9') {
            at++;
        }
        int digits = at - start;
        if (digits == 0 || digits > MAX_DIGITS || zero && digits > 1) {
            throw wrong("a whole number of 1 to " + MAX_DIGITS + " digits");
        }
        return Long.parseLong(json, start, at, 10);
    }

    /** Reads a string. */
    String string() {
        expect('"');
        StringBuilder text = new StringBuilder();
        for (char c = take(); c != '"'; c = take()) {
            if (c < ' ') {
                throw wrong("no control characters in a string");
            }
            text.append(c == '\\' ? escaped() : c);
        }
        return text.toString();
    }

    private char escaped() {
        char c = take();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hexadecimal();
            default -> throw wrong("one of \"\\/bfnrtu after a backslash");
        };
    }

    private char hexadecimal() {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(take(), 16);
            if (digit < 0) {
                throw wrong("four hexadecimal digits after \\u");
            }
            code = 16 * code + digit;
        }
        return (char) code;
    }

    private void expect(char wanted) {
        if (next() != wanted) {
            throw wrong("'" + wanted + "'");
        }
        at++;
    }

    /** Returns the next character that is no white space, without passing it. */
    private char next() {
        while (at < json.length() && " \t\n\r".indexOf(json.charAt(at)) >= 0) {
            at++;
        }
        if (at == json.length()) {
            throw wrong("more");
        }
        return json.charAt(at);
    }

    private char take() {
        if (at == json.length()) {
            throw wrong("the end of a string");
        }
        return json.charAt(at++);
    }

    /** Returns a complaint about the place where reading has arrived. */
    CheckpointException wrong(String expected) {
        String found = at < json.length() ? "'" + json.charAt(at) + "'" : "the end";
        return new CheckpointException("header, character " + at + ": found " + found + ", expected " + expected);
    }
}
