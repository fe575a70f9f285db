"""Help desks of others, each installed from the Python package index and given the same mails."""

import os
import subprocess
import sys
import time
from pathlib import Path

from measure import pss_mb

HOME = Path("target/peers").absolute()


def installed(name, *packages):
    """The programs of a virtual environment that holds these packages."""
    home = HOME / name
    if not (home / "done").exists():
        subprocess.run([sys.executable, "-m", "venv", home], check=True)
        subprocess.run([home / "bin/pip", "install", "--quiet", *packages], check=True)
        (home / "done").touch()
    return home / "bin"


def timed(command, **how):
    """Runs a mail gateway to its end: seconds, and the most memory it took in MB."""
    began, peak = time.monotonic(), 0.0
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **how)
    while process.poll() is None:
        peak = max(peak, pss_mb(process.pid))
        time.sleep(0.2)
    if process.returncode:
        sys.exit(f"{command[0]} ended with {process.returncode}")
    return time.monotonic() - began, peak


def report(name, made, count, took, peak):
    if made != count:
        sys.exit(f"{name} made {made} of {count} tickets: nothing to compare with")
    rate = count / took
    print(f"{name}: {count} mails, {rate:.1f} a second, {peak:.0f} MB of gateway alone", flush=True)
    return name, rate


def roundup(folder, mails):
    """Roundup's classic tracker on SQLite, its gateway reading one mailbox file."""
    programs = installed("roundup", "roundup")
    tracker = folder / "roundup"
    settings = (
        "mail_domain=example.com,mail_host=localhost,rdbms_name=roundup,"
        f"tracker_web=http://127.0.0.1/t/,mail_debug={folder}/roundup.out"
    )
    admin = [programs / "roundup-admin", "-i", tracker]
    quiet = {"check": True, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    subprocess.run([*admin, "install", "classic", "sqlite", settings], **quiet)
    with (tracker / "schema.py").open("a") as schema:
        for right in ("'Email Access'", "'Register', 'user'"):
            schema.write(f"\ndb.security.addPermissionToRole('Anonymous', {right})\n")
    subprocess.run([*admin, "initialise", "secret"], **quiet)
    box = folder / "roundup.mbox"
    box.write_bytes(b"".join(
        b"From x@example.org Sat Nov 21 10:00:00 2026\n" + mail.replace(b"\r\n", b"\n") + b"\n" for mail in mails
    ))
    took, peak = timed([programs / "roundup-mailgw", tracker, "mailbox", box])
    listed = subprocess.run([*admin, "list", "issue"], check=True, capture_output=True, text=True)
    return report("roundup", listed.stdout.count("\n"), len(mails), took, peak)


def django_helpdesk(folder, mails):
    """django-helpdesk on SQLite, its collector reading one folder."""
    programs = installed("django-helpdesk", "django-helpdesk")
    home = folder / "helpdesk"
    (home / "in").mkdir(parents=True)
    (home / "bench_settings.py").write_text(SETTINGS.format(home=home))
    (home / "bench_urls.py").write_text(URLS)
    environment = dict(os.environ, DJANGO_SETTINGS_MODULE="bench_settings", PYTHONPATH=str(home))
    django = [programs / "python", "-m", "django"]
    quiet = {"check": True, "env": environment, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    subprocess.run([*django, "migrate", "-v", "0"], **quiet)
    subprocess.run([*django, "shell", "-c", QUEUE.format(home=home)], **quiet)
    for n, mail in enumerate(mails):
        (home / f"in/m{n:06}").write_bytes(mail)
    took, peak = timed([*django, "get_email", "--quiet"], env=environment)
    count = "from helpdesk.models import Ticket; print('tickets', Ticket.objects.count())"
    said = subprocess.run(
        [*django, "shell", "-c", count], check=True, env=environment, capture_output=True, text=True
    )
    return report("django-helpdesk", int(said.stdout.split()[-1]), len(mails), took, peak)


URLS = "from django.urls import include, path\nurlpatterns = [path('', include('helpdesk.urls', namespace='helpdesk'))]\n"

QUEUE = """
from helpdesk.models import Queue
Queue.objects.create(title='Support', slug='support', email_address='help@desk.test', allow_email_submission=True,
    allow_public_submission=True, email_box_type='local', email_box_local_dir='{home}/in/', email_box_interval=0)
"""

SETTINGS = """
SECRET_KEY = 'bench'
ROOT_URLCONF = 'bench_urls'
SITE_ID = 1
USE_TZ = True
STATIC_URL = '/static/'
LOGIN_URL = '/login/'
MEDIA_ROOT = '{home}/media'
DEFAULT_AUTO_FIELD = 'django.db.models.AutoField'
EMAIL_BACKEND = 'django.core.mail.backends.dummy.EmailBackend'
HELPDESK_TEAMS_MODE_ENABLED = False
HELPDESK_PINAX_TEAMS = False
QUEUE_EMAIL_BOX_UPDATE_ONLY = False
DATABASES = {{'default': {{'ENGINE': 'django.db.backends.sqlite3', 'NAME': '{home}/desk.sqlite'}}}}
INSTALLED_APPS = [
    *('django.contrib.' + app for app in (
        'auth', 'contenttypes', 'sessions', 'messages', 'staticfiles', 'sites', 'humanize', 'admin')),
    'rest_framework', 'helpdesk',
]
MIDDLEWARE = [
    'django.contrib.sessions.middleware.SessionMiddleware',
    'django.contrib.auth.middleware.AuthenticationMiddleware',
    'django.contrib.messages.middleware.MessageMiddleware',
]
TEMPLATES = [{{'BACKEND': 'django.template.backends.django.DjangoTemplates', 'APP_DIRS': True, 'OPTIONS': {{
    'context_processors': ['django.template.context_processors.request', 'django.contrib.auth.context_processors.auth',
        'django.contrib.messages.context_processors.messages']}}}}]
"""
