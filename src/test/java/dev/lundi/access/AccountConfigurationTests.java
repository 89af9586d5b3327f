package dev.lundi.access;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AccountConfigurationTests {

	/** "sesame" at the lowest cost. */
	private static final String HASH = new BCryptPasswordEncoder(4).encode("sesame");

	@TempDir
	private Path folder;

	private ApplicationContextRunner lundi() {
		return new ApplicationContextRunner().withUserConfiguration(AccountConfiguration.class)
			.withBean(Clock.class, SettableClock::new)
			.withPropertyValues("lundi.data-dir=" + folder);
	}

	@Test
	void withoutDeclaredAccountsOneAccountDoesBothJobs() {
		lundi().run(context -> {
			WayIn wayIn = context.getBean(WayIn.class);
			assertThat(wayIn.account()).isEqualTo("lundi");
			assertThat(wayIn.keptIn()).exists();
			String words = Objects.requireNonNull(wayIn.newPassword());
			assertThat(wayIn).asString().doesNotContain(words);
			assertThat(rolesAfterSigningIn(context, "lundi", words)).containsExactlyInAnyOrder("ROLE_EDITOR",
					"ROLE_OPERATOR");
		});
	}

	@Test
	void aLaterStartTellsWhereThePasswordIsButNotThePassword() {
		String words = GeneratedPassword.in(folder).words();
		lundi().run(context -> {
			assertThat(context.getBean(WayIn.class).newPassword()).isNull();
			assertThat(rolesAfterSigningIn(context, "lundi", words)).hasSize(2);
		});
	}

	@Test
	void declaredAccountsReplaceTheGeneratedOne() {
		lundi()
			.withPropertyValues("lundi.accounts.marie.password={bcrypt}" + HASH, "lundi.accounts.marie.roles=editor",
					"lundi.accounts.paul.password={noop}plain words", "lundi.accounts.paul.roles=operator")
			.run(context -> {
				assertThat(context).doesNotHaveBean(WayIn.class);
				assertThat(folder).isEmptyDirectory();
				assertThat(rolesAfterSigningIn(context, "marie", "sesame")).containsExactly("ROLE_EDITOR");
				assertThat(rolesAfterSigningIn(context, "paul", "plain words")).containsExactly("ROLE_OPERATOR");
				assertThatThrownBy(() -> rolesAfterSigningIn(context, "marie", "plain words"))
					.isInstanceOf(BadCredentialsException.class);
				assertThatThrownBy(() -> rolesAfterSigningIn(context, "lundi", "sesame"))
					.isInstanceOf(BadCredentialsException.class);
			});
	}

	@Test
	void aPasswordWithoutItsEncodingStopsTheStartAndIsNotRepeated() {
		lundi().withPropertyValues("lundi.accounts.marie.password=hunter2", "lundi.accounts.marie.roles=editor")
			.run(context -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("lundi.accounts.marie.password must begin with its encoding")
				.hasMessageNotContaining("hunter2"));
	}

	@Test
	void anAccountWithoutRoleStopsTheStart() {
		lundi().withPropertyValues("lundi.accounts.marie.password={bcrypt}" + HASH)
			.run(context -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("lundi.accounts.marie.roles names no role"));
	}

	private static Iterable<String> rolesAfterSigningIn(ApplicationContext context, String account, String password) {
		AuthenticationProvider provider = context.getBean(AuthenticationProvider.class);
		Authentication claimed = UsernamePasswordAuthenticationToken.unauthenticated(account, password);
		return Objects.requireNonNull(provider.authenticate(claimed))
			.getAuthorities()
			.stream()
			.map(GrantedAuthority::getAuthority)
			.filter(authority -> authority != null && authority.startsWith("ROLE_"))
			.toList();
	}

}
