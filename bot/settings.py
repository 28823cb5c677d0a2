"""Everything an operator may set: environment `VEJVISER_*`, or `VEJVISER_*_FILE` for a secret kept in a file.

Every setting is in the README's table (a test compares the two). Mistakes are reported all at once, each with a hint.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from actions.rules.statistics import Counting

PREFIX = "VEJVISER_"


class SettingsProblem(Exception):
    """The settings cannot be used. The message is meant for the operator."""


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="ignore", frozen=True)

    database_url: str = Field("", description="SQLAlchemy address; empty: SQLite in the data folder")
    data_dir: Path = Field(Path("var"), description="folder for the database, mails without SMTP, the model and keys")
    host: str = Field("127.0.0.1", description="address the public port listens on")
    port: int = Field(8080, ge=0, le=65535, description="public port; 0 picks a free one")
    public_url: str = Field("", description="address people use, for links in mails; empty: http://HOST:PORT")
    rasa_url: str = Field("", description="address of a Rasa of your own; empty: start one as a child")
    rasa_action_secret: SecretStr = Field(SecretStr(""), description="secret header of the action endpoint; empty: made new at start")
    desk_port: int = Field(0, ge=0, le=65535, description="loopback port of the action endpoint; 0 picks a free one")
    engine_python: str = Field(".venv-engine/bin/python", description="Python of the engine's environment")
    engine_timeout: float = Field(5.0, gt=0, le=60, description="seconds a citizen waits for the engine before the form takes over")
    smtp_url: SecretStr = Field(
        SecretStr(""), description="smtp://user:password@host:port or smtps://...; empty: mails go to a Maildir in the data folder"
    )
    mail_from: str = Field("vejviser@kommune.example", description="sender address of mails")
    advisor_email: str = Field(
        "borgerraadgiver@kommune.example", description="where notices and the weekly summary go; also the first login"
    )
    duty_email: str = Field("", description="who gets alarms about danger at once; empty: ADVISOR_EMAIL")
    secret_key: SecretStr = Field(
        SecretStr(""), description="key for codes and cookies, 32 characters or more; empty: made once in the data folder"
    )
    organisation: Path = Field(Path("bot/municipality"), description="folder with the municipality's own data")
    telegram_token: SecretStr = Field(SecretStr(""), description="bot token; empty: Telegram is off")
    telegram_risk_assessment: str = Field("", description="reference to the recorded risk assessment; Telegram stays off without it")
    telegram_base_url: str = Field("https://api.telegram.org/bot", description="address of the Bot API, the token is appended")
    trusted_proxies: str = Field("", description="comma-separated addresses whose X-Forwarded-For is believed")
    response_days: int = Field(3, ge=1, le=60, description="days the advisor aims to answer within")
    response_unit: Literal["calendar", "working"] = Field("calendar", description="calendar days rolled to a working day, or working days")
    count_associations: bool = Field(False, description="whether an association's own case stands in the statistics")
    count_businesses: bool = Field(True, description="whether a business's own case stands in the statistics")
    session_idle_minutes: int = Field(30, ge=1, le=720, description="advisor's session ends after this long without use")
    session_hours: int = Field(12, ge=1, le=24, description="advisor's session ends after this long in any case")
    message_limit: int = Field(4000, ge=100, le=4000, description="longest message from a citizen, in characters")
    rate_per_minute: int = Field(60, ge=1, description="messages a minute from one address before it is asked to wait")
    clock: str = Field("", description="tests only: a fixed start time, ISO 8601 with zone")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field("INFO", description="how much the log says")

    @property
    def counting(self) -> Counting:
        """Whose cases the statistics count."""
        return Counting(associations=self.count_associations, businesses=self.count_businesses)

    @field_validator("clock")
    @classmethod
    def _aware_clock(cls, value: str) -> str:
        from datetime import datetime

        if value and datetime.fromisoformat(value).tzinfo is None:
            raise ValueError("give a zone, like 2026-11-25T10:00:00+01:00")
        return value

    @field_validator("secret_key")
    @classmethod
    def _long_key(cls, value: SecretStr) -> SecretStr:
        if value.get_secret_value() and len(value.get_secret_value()) < 32:
            raise ValueError("use 32 characters or more, for example from `openssl rand -hex 32`")
        return value

    @model_validator(mode="after")
    def _telegram_needs_both(self) -> Settings:
        if self.telegram_token.get_secret_value() and not self.telegram_risk_assessment:
            raise ValueError(
                "VEJVISER_TELEGRAM_TOKEN is set but VEJVISER_TELEGRAM_RISK_ASSESSMENT is not: record the risk assessment and put its reference there"
            )
        return self

    @property
    def database(self) -> str:
        """The database address in use."""
        return self.database_url or f"sqlite+aiosqlite:///{self.data_dir.resolve() / 'vejviser.db'}"

    @property
    def telegram_on(self) -> bool:
        return bool(self.telegram_token.get_secret_value() and self.telegram_risk_assessment)


def read_settings(environ: dict[str, str] | None = None) -> Settings:
    """Read the settings, `*_FILE` variants first.

    Raises:
        SettingsProblem: one sentence per mistake, naming the variable.
    """
    env = dict(os.environ if environ is None else environ)
    values: dict[str, str] = {}
    problems: list[str] = []
    for name in Settings.model_fields:
        variable = PREFIX + name.upper()
        file_variable = f"{variable}_FILE"
        if variable in env and file_variable in env:
            problems.append(f"{variable} and {file_variable} are both set: keep one")
        elif file_variable in env:
            try:
                values[name] = Path(env[file_variable]).read_text(encoding="utf-8").strip()
            except OSError as error:
                problems.append(f"{file_variable}: cannot be read ({error.strerror})")
        elif variable in env:
            values[name] = env[variable]
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    for variable in sorted(v for v in env if v.startswith(PREFIX)):
        if variable not in known and variable.removesuffix("_FILE") not in known and variable != "VEJVISER_EVAL":
            problems.append(f"{variable}: there is no such setting; see the table in README.md")
    try:
        settings = Settings(**values)  # type: ignore[arg-type]
    except ValidationError as error:
        for one in error.errors():
            where = PREFIX + str(one["loc"][0]).upper() + ": " if one["loc"] else ""
            problems.append(where + one["msg"].removeprefix("Value error, "))
    if problems:
        raise SettingsProblem("\n".join(problems))
    return settings
