"""`python -m bot`: serve, migrate, check, report and accounts. Mistakes are one clear sentence and exit status 2."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Coroutine
from typing import Annotated, Any

import typer
from rich.console import Console

from actions.ports import Conflict
from bot import assembly, organisation
from bot.advisor.first_login import AccountProblem, add_advisor, ensure_first_advisor
from bot.logs import set_up_logs
from bot.organisation import OrganisationProblem
from bot.settings import Settings, SettingsProblem, read_settings
from bot.texts import TextProblem

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Vejviser: the chat front door to the municipality's borgerrådgiver.")
report_app = typer.Typer(no_args_is_help=True, help="Figures from the register.")
app.add_typer(report_app, name="report")
out = Console(highlight=False, soft_wrap=True)


@app.command()
def serve() -> None:
    """Bring the database up to date and serve web, Telegram, mails and the timetable."""
    settings = _settings()
    _run(_serve(settings))


@app.command()
def migrate(revision: Annotated[str, typer.Argument(help="schema step, or head")] = "head") -> None:
    """Bring the database schema up to date."""
    _run(_migrate(_settings(), revision))
    out.print("The database is up to date.")


@app.command()
def check() -> None:
    """Check the settings, the municipality's data and the texts without starting anything."""
    settings = _settings()
    catalogue = organisation.load(settings.organisation)
    assembly.read_texts(settings)
    out.print(f"Settings, data and texts are fine: {len(catalogue.units)} units, {len(catalogue.topics)} topics.")
    for place in organisation.unfilled(catalogue):
        out.print(f"  still to fill in: {place}")


@app.command("add-advisor")
def add_advisor_command(
    email: Annotated[str, typer.Option(help="the advisor's address, also the login")],
    name: Annotated[str, typer.Option(help="the name shown to colleagues")] = "",
    password_stdin: Annotated[bool, typer.Option("--password-stdin", help="read the passphrase from standard input")] = False,
) -> None:
    """Give an advisor a login."""
    password = (
        sys.stdin.readline().rstrip("\n") if password_stdin else typer.prompt("Passphrase", hide_input=True, confirmation_prompt=True)
    )
    _run(_add_advisor(_settings(), email, name, password))
    out.print(f"{email} can log in now.")


@report_app.command()
def week(week: Annotated[str, typer.Option(help="ISO week like 2026-W47; empty: last week")] = "") -> None:
    """The weekly triage summary, as text."""
    from bot.reports.command import report_week

    out.print(_run(assembly.with_services(_settings(), lambda services: report_week(services, week))), markup=False)


async def _serve(settings: Settings) -> None:
    database = assembly.open_database(settings)
    await database.migrate()
    clock = assembly.open_clock(settings)
    passphrase = await ensure_first_advisor(database, settings.advisor_email, clock.now())
    await database.close()
    product = await assembly.start_product(settings)
    address = settings.public_url or f"http://{settings.host}:{product.port}"
    out.print(f"Citizens:  {address}/\nAdvisors:  {address}/raadgiver")
    if passphrase:
        out.print(f"First login:  {settings.advisor_email}  passphrase  {passphrase}\n(shown once; change it under “Min konto”)")
    if not settings.smtp_url.get_secret_value():
        out.print(f"Mails go to  {settings.data_dir / 'mail'}  (set VEJVISER_SMTP_URL to send them)")
    unfilled = organisation.unfilled(organisation.load(settings.organisation))
    if unfilled:
        out.print(
            f"Example data: {len(unfilled)} phone numbers are still 00 00 00 00 (README, “Your municipality”, says how to fill them in)"
        )
    out.print("The chat answers with a plain form until Rasa is up, a quarter of a minute or so. Ctrl+C stops everything.")
    stop = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    await stop.wait()
    out.print("Stopping ...")
    await product.stop()


async def _migrate(settings: Settings, revision: str) -> None:
    database = assembly.open_database(settings)
    try:
        await database.migrate(revision)
    finally:
        await database.close()


async def _add_advisor(settings: Settings, email: str, name: str, password: str) -> None:
    database = assembly.open_database(settings)
    try:
        await database.migrate()
        await add_advisor(database, email, name, password, assembly.open_clock(settings).now())
    finally:
        await database.close()


def _settings() -> Settings:
    settings = read_settings()
    set_up_logs(settings.log_level)
    return settings


def _run(work: Coroutine[Any, Any, Any]) -> Any:
    return asyncio.run(work)


def main() -> None:
    """The command line; every expected mistake ends in one sentence instead of a trace."""
    try:
        app()
    except (SettingsProblem, OrganisationProblem, TextProblem, AccountProblem) as problem:
        Console(stderr=True, highlight=False).print(str(problem), markup=False)
        sys.exit(2)
    except Conflict as conflict:
        Console(stderr=True, highlight=False).print(f"That is taken already: {conflict}", markup=False)
        sys.exit(2)
    except OSError as error:
        Console(stderr=True, highlight=False).print(f"Cannot start: {error}", markup=False)
        sys.exit(2)


if __name__ == "__main__":
    main()
