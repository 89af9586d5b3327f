package dev.lundi.rendering;

import org.jspecify.annotations.Nullable;
import org.thymeleaf.exceptions.TemplateProcessingException;

/** Puts what Thymeleaf reports into one line: the file, the line in it, the cause. */
final class TemplateFault {

	private TemplateFault() {
	}

	static TemplateException in(TemplateFolder folder, String file, RuntimeException fault) {
		Throwable root = fault;
		TemplateProcessingException place = null;
		for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
			root = cause;
			place = cause instanceof TemplateProcessingException found && found.hasLineAndCol() ? found : place;
		}
		return root instanceof TemplateException known ? known
				: new TemplateException(place(folder, file, place) + ": " + wordsOf(root), fault);
	}

	private static String place(TemplateFolder folder, String file, @Nullable TemplateProcessingException place) {
		if (place == null) {
			return folder.nameOf(file);
		}
		String named = place.hasTemplateName() ? place.getTemplateName() : file;
		return folder.nameOf(named) + ", line " + place.getLine();
	}

	/**
	 * Thymeleaf repeats the place at the end of its messages, on a line or in brackets.
	 */
	private static String wordsOf(Throwable root) {
		String words = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
		return words.replaceAll("\\s*\\(template: [^)]*\\)", "").replaceAll("\\s+", " ").strip();
	}

}
