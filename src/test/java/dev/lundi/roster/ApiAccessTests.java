package dev.lundi.roster;

import dev.lundi.roster.Caller.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a token opens, and that nothing else does. */
class ApiAccessTests extends RosterScene {

	@ParameterizedTest
	@CsvSource(textBlock = """
			GET,    /api/v1/newsletters/edito/subscribers/export, 200
			GET,    /api/v1/imports/1,                            404
			GET,    /api/v1/suppressions,                         200
			GET,    /api/v1/subscribers/1,                        404
			POST,   /api/v1/newsletters/edito/subscribers/import, 415
			POST,   /api/v1/imports/1/run,                        404
			POST,   /api/v1/suppressions,                         400
			POST,   /api/v1/suppressions/find,                    400
			POST,   /api/v1/subscribers/find,                     400
			DELETE, /api/v1/suppressions/00,                      404
			DELETE, /api/v1/subscribers/1,                        404
			PUT,    /api/v1/suppressions,                         403
			DELETE, /api/v1/suppressions,                         403
			POST,   /api/v1/subscribers/1,                        403
			GET,    /api/v1/newsletters,                          403
			GET,    /api/v1/suppressions/,                        403
			GET,    /api/v2/suppressions,                         403
			GET,    /api/v1/Suppressions,                         403
			""")
	void everyRouteIsDeclaredForEveryToken(String method, String path, int operator) {
		Answer unknown = new Caller(port, "").call(method, path, "");
		assertThat(unknown.problem(401)).startsWith("Donnez un jeton");
		assertThat(unknown.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"Lundi\"");
		assertThat(unknown.header("Set-Cookie") + unknown.header("Location")).isEmpty();
		assertThat(new Caller(port, Caller.PRESSE).call(method, path, "").problem(403)).contains("n’y donne pas droit");
		Answer known = new Caller(port, Caller.CONTACTS).call(method, path, "");
		assertThat(known.status()).as(known.response().body()).isEqualTo(operator);
		assertThat(known.header("Set-Cookie")).isEmpty();
		if (operator != 200) {
			assertThat(known.problem(operator)).isNotEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "court", "un-jeton-d-essai-de-la-base-des-contacts-012345678", "x",
			"un-jeton-d-essai-de-la-base-des-contacts-01234567890",
			"3f2a3f2a3f2a3f2a3f2a3f2a3f2a3f2a3f2a3f2a3f2a3f2a3f2a3f2a3f2a3f2a" })
	void anyOtherTokenIsRefusedAndAShortOneEvenWhenItIsDeclared(String token) {
		Answer refused = new Caller(port, token).get("/api/v1/suppressions");
		assertThat(refused.problem(401)).startsWith("Ce jeton n’est pas connu");
		assertThat(refused.header("WWW-Authenticate")).contains("error=\"invalid_token\"");
	}

	@Test
	void aSessionOfTheConsoleOpensNothing() {
		assertThat(nora().get("/api/v1/suppressions").status()).isEqualTo(401);
		assertThat(new Caller(port, "").get("/api/v1/suppressions?token=" + Caller.CONTACTS).status()).isEqualTo(401);
	}

	@Test
	void refusalsSpeakTheLanguageThatIsPreferred() {
		assertThat(new Caller(port, "").call("GET", "/api/v1/suppressions", "", "Accept-Language", "en").problem(401))
			.startsWith("Give a token");
		assertThat(new Caller(port, Caller.CONTACTS).call("GET", "/api/v1/subscribers/x", "", "Accept-Language", "en")
			.problem(400)).startsWith("This request is not understood");
	}

}
