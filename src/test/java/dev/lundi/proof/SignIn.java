package dev.lundi.proof;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;

/** AUTH PLAIN (RFC 4616) and AUTH LOGIN. */
final class SignIn {

	private final Link link;

	private final Manner.Login login;

	SignIn(Link link, Manner.Login login) {
		this.link = link;
		this.login = login;
	}

	boolean knowsPassword(String line) throws IOException {
		String[] words = line.split(" ", 3);
		return switch (words.length > 1 ? words[1] : "") {
			case "PLAIN" -> decoded((words.length > 2) ? words[2] : ask(""))
				.equals("\0" + login.username() + "\0" + login.password());
			case "LOGIN" -> {
				String name = decoded((words.length > 2) ? words[2] : ask("Username:"));
				String password = decoded(ask("Password:"));
				yield name.equals(login.username()) && password.equals(login.password());
			}
			default -> false;
		};
	}

	private String ask(String question) throws IOException {
		link.say("334 " + Base64.getEncoder().encodeToString(question.getBytes(StandardCharsets.US_ASCII)));
		return Objects.requireNonNullElse(link.line(), "");
	}

	private static String decoded(String word) {
		try {
			return new String(Base64.getDecoder().decode(word), StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			return "";
		}
	}

}
