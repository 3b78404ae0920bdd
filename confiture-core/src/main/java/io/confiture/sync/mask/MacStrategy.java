package io.confiture.sync.mask;

import java.util.List;
import java.util.Map;

/** Replaces hardware addresses. */
public final class MacStrategy implements MaskingStrategy {

    /** Make it; called by the service loader. */
    public MacStrategy() {}

    @Override
    public String name() {
        return "mac";
    }

    @Override
    public String summary() {
        return "Replaces a hardware address (MAC) of 6 or 8 bytes by another one, in the same notation. It stays one for a single"
                + " device or for a group, and universal or local, as it was. Different ones stay different.";
    }

    @Override
    public List<Option> options() {
        return List.of(
                Option.of(
                        "keep_vendor", Option.Type.FLAG, "false", "Keep the first three bytes, which tell the vendor."),
                Unreadable.OPTION);
    }

    @Override
    public Masking masking(MaskingRequest request) {
        String type = request.column().baseType();
        if (!type.equals("macaddr") && !type.equals("macaddr8")) {
            TextTypes.require(name(), request.column());
        }
        return Unreadable.chosen(
                request, new MacMasking(request.random(), request.options().flag("keep_vendor", false)));
    }

    @Override
    public List<GoldenVector> vectors() {
        return List.of(
                new GoldenVector("macaddr", Options.NONE, "08:00:2b:01:02:03", "d4:d9:dc:82:58:ad"),
                new GoldenVector("macaddr8", Options.NONE, "08:00:2b:ff:fe:01:02:03", "9c:a2:0d:81:e1:20:22:a1"),
                new GoldenVector(
                        "text", new Options(Map.of("keep_vendor", "true")), "0800.2B01.0203", "0800.2B8C.E0DB"));
    }
}
