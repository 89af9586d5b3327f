package dev.lundi.access;

import java.time.Clock;
import java.util.Collection;
import java.util.EnumSet;

import dev.lundi.instance.Instance;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

/** Who may sign in. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ Instance.class, AccountSettings.class })
class AccountConfiguration {

	private static final String ONLY_ACCOUNT = "lundi";

	private static final String PLAIN = "{noop}";

	private final PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();

	@Bean
	@Conditional(NoAccountDeclared.class)
	GeneratedPassword generatedPassword(Instance instance) {
		return GeneratedPassword.in(instance.dataDir());
	}

	@Bean
	@Conditional(NoAccountDeclared.class)
	WayIn wayIn(GeneratedPassword password) {
		return new WayIn(ONLY_ACCOUNT, password.keptIn(), password.isNew() ? password.words() : null);
	}

	@Bean
	AuthenticationProvider patientAuthentication(AccountSettings settings, ObjectProvider<GeneratedPassword> generated,
			Clock clock) {
		DaoAuthenticationProvider provider = new DaoAuthenticationProvider(accounts(settings, generated));
		provider.setPasswordEncoder(encoder);
		return new PatientAuthentication(provider, new LoginFailures(clock));
	}

	private UserDetailsService accounts(AccountSettings settings, ObjectProvider<GeneratedPassword> generated) {
		InMemoryUserDetailsManager accounts = new InMemoryUserDetailsManager();
		settings.accounts()
			.forEach((name, account) -> accounts.createUser(account(name, account.password(), account.roles())));
		generated.ifAvailable(password -> accounts
			.createUser(account(ONLY_ACCOUNT, PLAIN + password.words(), EnumSet.allOf(Role.class))));
		return accounts;
	}

	private UserDetails account(String name, String password, Collection<Role> roles) {
		return User.withUsername(name)
			.password(hashed(password))
			.authorities(roles.stream().map(Role::authority).toArray(String[]::new))
			.build();
	}

	/**
	 * Plain passwords are hashed as well: a comparison that is faster than the one made
	 * for an unknown name would tell which names exist.
	 */
	private String hashed(String password) {
		return password.startsWith(PLAIN) ? String.valueOf(encoder.encode(password.substring(PLAIN.length())))
				: password;
	}

}
