package io.confiture.sync.mask;

/** Reads and writes addresses; asks no name server, as the platform's own reader might. */
final class IpText {

    private IpText() {}

    /** Return 4 or 16 bytes. */
    static byte[] read(String text) {
        return text.indexOf(':') < 0 ? four(text) : six(text);
    }

    /** Return the length of a network. */
    static int length(String text, int bits) {
        int length = number(text, 3);
        if (length > bits) {
            throw refused();
        }
        return length;
    }

    /** Return an address as the server writes it. */
    static String written(byte[] address) {
        if (address.length == 4) {
            return (address[0] & 0xff) + "." + (address[1] & 0xff) + "." + (address[2] & 0xff) + "."
                    + (address[3] & 0xff);
        }
        int longest = 1;
        int gap = -1;
        for (int i = 0; i < 8; i++) {
            int zeros = 0;
            while (i + zeros < 8 && group(address, i + zeros) == 0) {
                zeros++;
            }
            if (zeros > longest) {
                longest = zeros;
                gap = i;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            if (i == gap) {
                text.append("::");
                i += longest - 1;
            } else {
                text.append(text.isEmpty() || text.charAt(text.length() - 1) == ':' ? "" : ":")
                        .append(Integer.toHexString(group(address, i)));
            }
        }
        return text.toString();
    }

    private static int group(byte[] address, int index) {
        return ((address[2 * index] & 0xff) << 8) | (address[2 * index + 1] & 0xff);
    }

    private static byte[] four(String text) {
        byte[] address = new byte[4];
        int from = 0;
        for (int i = 0; i < 4; i++) {
            int dot = text.indexOf('.', from);
            if (dot < 0 != (i == 3)) {
                throw refused();
            }
            int number = number(text.substring(from, i == 3 ? text.length() : dot), 3);
            if (number > 255) {
                throw refused();
            }
            address[i] = (byte) number;
            from = dot + 1;
        }
        return address;
    }

    /** Read a number without zeros before it, which some read as octal. */
    private static int number(String text, int digits) {
        boolean plain = !text.isEmpty()
                && text.length() <= digits
                && (text.length() == 1 || text.charAt(0) != '0')
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!plain) {
            throw refused();
        }
        return Integer.parseInt(text);
    }

    private static byte[] six(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text, 16);
        }
        if (text.substring(0, gap).indexOf('.') >= 0) {
            throw refused();
        }
        byte[] before = groups(text.substring(0, gap), -1);
        byte[] after = groups(text.substring(gap + 2), -1);
        if (before.length + after.length > 14) {
            throw refused();
        }
        byte[] address = new byte[16];
        System.arraycopy(before, 0, address, 0, before.length);
        System.arraycopy(after, 0, address, 16 - after.length, after.length);
        return address;
    }

    /** Read groups of four hexadecimal digits, of which the last two may be an IPv4 address. */
    private static byte[] groups(String text, int demanded) {
        byte[] bytes = new byte[18];
        int count = 0;
        int from = 0;
        while (from <= text.length() && !text.isEmpty()) {
            int colon = text.indexOf(':', from);
            String group = text.substring(from, colon < 0 ? text.length() : colon);
            if (count > 14) {
                throw refused();
            }
            if (colon < 0 && group.indexOf('.') >= 0) {
                System.arraycopy(four(group), 0, bytes, count, 4);
                count += 4;
            } else {
                int number = hex(group);
                bytes[count++] = (byte) (number >>> 8);
                bytes[count++] = (byte) number;
            }
            from = colon < 0 ? text.length() + 1 : colon + 1;
        }
        if (count > 16 || (demanded >= 0 && count != demanded)) {
            throw refused();
        }
        byte[] groups = new byte[count];
        System.arraycopy(bytes, 0, groups, 0, count);
        return groups;
    }

    private static int hex(String group) {
        int number = 0;
        for (int i = 0; i < group.length(); i++) {
            char c = group.charAt(i);
            int digit = c < 0x80 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw refused();
            }
            number = (number << 4) | digit;
        }
        if (group.isEmpty() || group.length() > 4) {
            throw refused();
        }
        return number;
    }

    private static MaskingException refused() {
        return new MaskingException("the value is no address of IPv4 or IPv6");
    }
}
