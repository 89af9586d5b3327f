package dev.lundi.rendering;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The custom properties of the style sheets, which few mail programs know: their values
 * take their place. Of those with the same name the last counts, a design's above all.
 *
 * @param values by name, with both dashes
 */
record StyleTokens(Map<String, String> values) {

	private static final Pattern DECLARED = Pattern.compile("(--[\\w-]+)\\s*:\\s*([^;}]+)");

	private static final Pattern USED = Pattern.compile("var\\(\\s*(--[\\w-]+)\\s*\\)");

	/** A value must not end its declaration, nor call for anything from elsewhere. */
	private static final Pattern HARMLESS = Pattern.compile("[\\w#%., '()-]+");

	private static final Pattern CALLING = Pattern.compile("(?i)url\\s*\\(|expression\\s*\\(");

	/**
	 * Those of all sheets.
	 * @throws TemplateException when the design names one that no sheet has, or gives a
	 * value that is none
	 */
	static StyleTokens of(List<String> sheets, Design design) {
		StyleTokens tokens = new StyleTokens(new LinkedHashMap<>());
		sheets.forEach((sheet) -> DECLARED.matcher(sheet)
			.results()
			.forEach((found) -> tokens.values.put(found.group(1), found.group(2).strip())));
		design.colours().forEach((name, value) -> tokens.colour("colours." + name, name, value));
		design.fonts().forEach((name, value) -> tokens.replace("fonts." + name, name, value));
		Contrast.fault(tokens.values).ifPresent((fault) -> {
			throw new TemplateException(fault);
		});
		return tokens;
	}

	/** Hexadecimal, since only so its contrast can be seen here. */
	private void colour(String property, String name, String value) {
		if (!value.matches("#(?:[0-9a-fA-F]{3}){1,2}")) {
			throw new TemplateException("%s: '%s' is no colour such as #1d4f91".formatted(property, value));
		}
		replace(property, name, value);
	}

	private void replace(String property, String name, String value) {
		if (values.replace("--" + name, value.strip()) == null) {
			throw new TemplateException("%s: the style sheets have no --%s; they have %s".formatted(property, name,
					String.join(", ", values.keySet()).replace("--", "")));
		}
		if (!HARMLESS.matcher(value).matches() || CALLING.matcher(value).find()) {
			throw new TemplateException("%s: '%s' is no colour and no font".formatted(property, value));
		}
	}

	/** The sheet without custom properties; its lines stay where they are. */
	String replacedIn(String sheet) {
		String replaced = USED.matcher(sheet)
			.replaceAll((use) -> Matcher.quoteReplacement(values.getOrDefault(use.group(1), use.group())));
		return DECLARED.matcher(replaced).replaceAll("");
	}

}
