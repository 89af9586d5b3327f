package dev.lundi.inbox;

import java.util.Locale;

/** The ways to look at one mail. Methods that templates call are public. */
enum InboxTab {

	HTML, TEXT, HEADERS, SOURCE;

	/** What was asked for where the mail has it, else the best it has. */
	static InboxTab of(String asked, InboxContent content) {
		for (InboxTab tab : values()) {
			if (tab.word().equals(asked) && tab.isIn(content)) {
				return tab;
			}
		}
		return HTML.isIn(content) ? HTML : TEXT.isIn(content) ? TEXT : SOURCE;
	}

	public boolean isIn(InboxContent content) {
		return switch (this) {
			case HTML -> !content.html().isEmpty();
			case TEXT -> !content.text().isEmpty();
			case HEADERS -> !content.headers().isEmpty();
			case SOURCE -> true;
		};
	}

	/** The word in addresses and message keys. */
	public String word() {
		return name().toLowerCase(Locale.ROOT);
	}

}
