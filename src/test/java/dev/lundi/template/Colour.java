package dev.lundi.template;

import java.util.Locale;

/** An opaque colour (sRGB). */
record Colour(int red, int green, int blue) {

	/** Reads {@code #rgb}, {@code #rrggbb}, and the two names that need no table. */
	static Colour parse(String css) {
		String colour = css.strip().toLowerCase(Locale.ROOT);
		if (colour.equals("white") || colour.equals("black")) {
			return parse(colour.equals("white") ? "#ffffff" : "#000000");
		}
		if (!colour.matches("#(?:[0-9a-f]{3}|[0-9a-f]{6})")) {
			throw new AssertionError("Write this colour as #rrggbb, which all mail programs know: " + css);
		}
		String digits = (colour.length() == 4) ? colour.substring(1).replaceAll("[0-9a-f]", "$0$0")
				: colour.substring(1);
		int value = Integer.parseInt(digits, 16);
		return new Colour(value >> 16, (value >> 8) & 0xff, value & 0xff);
	}

	/** From 1, not to be seen, to 21 (WCAG 2.2, contrast ratio). */
	double contrast(Colour other) {
		double lighter = Math.max(luminance(), other.luminance());
		double darker = Math.min(luminance(), other.luminance());
		return (lighter + 0.05) / (darker + 0.05);
	}

	private double luminance() {
		return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
	}

	private static double linear(int channel) {
		double value = channel / 255.0;
		return (value <= 0.04045) ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
	}

	@Override
	public String toString() {
		return "#%02x%02x%02x".formatted(red, green, blue);
	}

}
