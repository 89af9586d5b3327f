package dev.lundi.rendering;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds what templates do with their reader's own values beyond writing them where they
 * stand and asking whether there is a name: with anything else, a mail's structure may
 * depend on its reader. It takes for harmless only what it knows.
 */
final class PersonalUse {

	/**
	 * Stands for a value of the reader's; a private-use character, so that no template
	 * has it.
	 */
	private static final String OWN = "\ue000";

	/** Stands for an expression that writes nothing but such a value. */
	private static final String WRITTEN = "\ue001";

	private static final Pattern FILE = Pattern.compile("[\\w./-]+\\.(?:html|txt)\\b");

	private static final Pattern MODEL = Pattern.compile("\\bmail\\b((?:\\s*\\??\\.\\s*\\w+(?:\\(\\))?)*)");

	private static final Pattern BACK_DOOR = Pattern.compile("#(?:ctx|vars|root|this)\\b|~\\{\\s*[$*#]");

	private static final Pattern NAMED = Pattern.compile("text\\.(?:name|link)\\(\\s*" + OWN + "\\s*\\)");

	private static final Pattern MESSAGE = call("#messages\\.msg\\(", OWN,
			"(?:[^{}(),%s]|\\([^()%1$s]*\\))*".formatted(OWN), "\\)");

	private static final Pattern WRAPPED = Pattern.compile("text\\.wrap\\(\\s*" + OWN + "\\s*\\)");

	private static final Pattern ALONE = Pattern.compile("\\$\\{\\s*" + OWN + "\\s*}");

	private static final Pattern WORDS = call("#\\{\\s*[\\w.-]+\\s*\\(", WRITTEN,
			"(?:[^{}(),%s%s]|\\$\\{[^{}%1$s%2$s]*})*".formatted(OWN, WRITTEN), "\\)\\s*}");

	private static final Pattern OUTPUT = Pattern
		.compile("\\bth[:-](?:text|utext|href|title|alt|value|content)\\s*=\\s*([\"'])\\s*%s\\s*\\1".formatted(WRITTEN)
				+ "|\\[[\\[(]\\s*%s\\s*[\\])]\\]".formatted(WRITTEN));

	private static final String TEST = "(?:!\\s*|not\\s+)?(?:%1$s\\s*[!=]=\\s*null|%1$s\\.is(?:Blank|Empty)\\(\\)|#strings\\.isEmpty\\(%1$s\\))"
		.formatted(OWN);

	private static final Pattern CONDITION = Pattern.compile(
			"\\bth[:-](?:if|unless)\\s*=\\s*([\"'])\\s*\\$\\{\\s*%s(?:\\s+(?:and|or|&&|\\|\\|)\\s+%1$s)*\\s*}\\s*\\1"
				.formatted(TEST));

	private final TemplateFolder folder;

	private final List<String> shared;

	private final Pattern personal;

	private PersonalUse(TemplateFolder folder, ModelPaths paths) {
		this.folder = folder;
		this.shared = paths.shared();
		this.personal = Pattern
			.compile(paths.personal().stream().map(PersonalUse::written).collect(Collectors.joining("|", "(?:", ")")));
	}

	/** A path as expressions may write it: {@code mail?.footer.unsubscribeUrl()}. */
	private static String written(String path) {
		return "\\bmail" + Pattern.compile("\\.")
			.splitAsStream(path)
			.map((name) -> "\\s*\\??\\.\\s*" + name + "\\b(?:\\(\\))?")
			.collect(Collectors.joining());
	}

	/** A call of which every argument is the given one alone, or something without it. */
	private static Pattern call(String head, String own, String other, String tail) {
		String argument = "(?:\\s*%s\\s*|%s)".formatted(own, other);
		return Pattern.compile(head + argument + "(?:," + argument + ")*" + tail);
	}

	/** Where a mail would depend on its reader, in words; empty when it does not. */
	static Optional<String> find(TemplateFolder folder, String template, ModelPaths paths) {
		return new PersonalUse(folder, paths).find(template);
	}

	private Optional<String> find(String template) {
		return filesOf(template).stream().flatMap((file) -> find(file, this.folder.read(file)).stream()).findFirst();
	}

	/** The files of a template and those that they name. */
	private Set<String> filesOf(String template) {
		Set<String> files = new LinkedHashSet<>();
		Deque<String> found = new ArrayDeque<>(TemplateCheck.filesOf(template).toList());
		while (!found.isEmpty()) {
			String file = found.pop();
			if (this.folder.has(file) && files.add(file)) {
				FILE.matcher(this.folder.read(file)).results().map(MatchResult::group).forEach(found::add);
			}
		}
		return files;
	}

	private Optional<String> find(String file, String source) {
		return Expressions.in(source)
			.stream()
			.filter((expression) -> BACK_DOOR.matcher(expression).find() || asksForMore(expression))
			.findFirst()
			.or(() -> use(source))
			.map((use) -> "%s: %s".formatted(this.folder.nameOf(file), use));
	}

	/** Whether it takes hold of the model, or of a part with something personal in it. */
	private boolean asksForMore(String expression) {
		return MODEL.matcher(this.personal.matcher(expression).replaceAll(""))
			.results()
			.map((found) -> found.group(1).replaceAll("[\\s?()]", "") + ".")
			.anyMatch((path) -> this.shared.stream().noneMatch((known) -> path.startsWith("." + known + ".")));
	}

	private Optional<String> use(String source) {
		String left = this.personal.matcher(source).replaceAll(OWN);
		left = NAMED.matcher(left).replaceAll(OWN);
		left = replaced(MESSAGE, left, OWN);
		left = WRAPPED.matcher(left).replaceAll(OWN);
		left = ALONE.matcher(left).replaceAll(WRITTEN);
		left = replaced(WORDS, left, WRITTEN);
		left = OUTPUT.matcher(left).replaceAll("");
		left = CONDITION.matcher(left).replaceAll("");
		return left.lines()
			.filter((line) -> line.contains(OWN) || line.contains(WRITTEN))
			.map((line) -> line.strip().replaceAll("[%s%s]".formatted(OWN, WRITTEN), "…"))
			.findFirst();
	}

	/** Puts a token in the place of every match that has this token in it. */
	private static String replaced(Pattern pattern, String source, String token) {
		Function<MatchResult, String> shorter = (found) -> found.group().contains(token) ? token : found.group();
		return pattern.matcher(source).replaceAll((found) -> shorter.apply(found).replace("$", "\\$"));
	}

}
