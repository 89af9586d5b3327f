package dev.lundi.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The tokens of programs that call the API.
 *
 * @param apiTokens the tokens by the names of their programs
 */
@ConfigurationProperties("lundi")
record ApiTokenSettings(@DefaultValue Map<String, Token> apiTokens) {

	/** What 32 octets take at least, in Base64. */
	private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/=-]{43,512}");

	ApiTokenSettings {
		apiTokens.forEach((name, token) -> token.check("lundi.api-tokens." + name));
	}

	/**
	 * The program that has this token. All are compared, each in constant time: how long
	 * it takes tells nothing.
	 */
	Optional<Program> program(String presented) {
		byte[] hash = hash(presented);
		List<Program> owners = new ArrayList<>();
		apiTokens.forEach((name, token) -> {
			if (MessageDigest.isEqual(token.octets(), hash)) {
				owners.add(new Program(name, token.roles()));
			}
		});
		return owners.stream().filter((owner) -> TOKEN.matcher(presented).matches()).findFirst();
	}

	private static byte[] hash(String token) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

	/**
	 * One program's token.
	 *
	 * @param hash SHA-256 of the token in hexadecimal; the token itself, of at least 32
	 * random octets, stands nowhere here
	 * @param roles what the program may do: operator
	 */
	record Token(@DefaultValue("") String hash, @DefaultValue Set<Role> roles) {

		private void check(String property) {
			if (!hash.matches("[0-9a-fA-F]{64}")) {
				throw new IllegalArgumentException(
						property + ".hash must be the SHA-256 of the token: 64 hexadecimal digits");
			}
			if (roles.isEmpty()) {
				throw new IllegalArgumentException(property + ".roles names no role: set editor, operator or both");
			}
		}

		byte[] octets() {
			return HexFormat.of().parseHex(hash);
		}

		@Override
		public String toString() {
			return "Token[%s]".formatted(roles);
		}

	}

	/** Who has a token, and what that one may do. */
	record Program(String name, Set<Role> roles) {
	}

}
