"""Words that attackers try, and names under which they come."""

_PASSWORDS = """
123456 password 12345678 qwerty 123456789 12345 1234 111111 1234567 dragon 123123 baseball abc123 football monkey
letmein shadow master 666666 qwertyuiop 123321 mustang 1234567890 michael 654321 superman 1qaz2wsx 7777777 121212
000000 qazwsx 123qwe killer trustno1 jordan jennifer zxcvbnm asdfgh hunter buster soccer harley batman andrew tigger
sunshine iloveyou 2000 charlie robert thomas hockey ranger daniel starwars klaster 112233 george computer michelle
jessica pepper 1111 zxcvbn 555555 11111111 131313 freedom 777777 pass maggie 159753 aaaaaa ginger princess joshua
cheese amanda summer love ashley 6969 nicole chelsea biteme matthew access yankees 987654321 dallas austin thunder
taylor matrix admin root toor changeme default raspberry ubnt guest system support service Passw0rd P@ssw0rd welcome
Winter2023 Summer2024 Spring2024 Company1 secret hello login
""".split()

_USERS = """
root admin test user guest oracle ubuntu pi git postgres mysql www-data ftp backup support nagios deploy jenkins
tomcat hadoop info web dev operator administrator webmaster sales office
""".split()

_PATHS = """
admin login wp-admin wp-login.php phpmyadmin .git/HEAD .env backup backup.zip config config.php test old index.php
server-status cgi-bin console manager/html api api/v1/users uploads images js css robots.txt sitemap.xml .svn/entries
db.sql dump.sql admin.php shell.php xmlrpc.php readme.html LICENSE.txt install setup private secret tmp logs log
error_log debug status health metrics actuator actuator/env actuator/heapdump swagger swagger-ui.html graphql .htaccess
.htpasswd web.config webdav static assets files download downloads upload user users account accounts register
signup search item comment app app/login app/search app/item app/file app/admin app/upload app/status include includes
lib vendor node_modules package.json composer.json Dockerfile docker-compose.yml .dockerignore .ssh/id_rsa .bash_history
id_rsa key.pem cert.pem proxy forum blog shop cart checkout payment invoice report reports stats statistics monitor
nagios zabbix jenkins jira confluence gitlab wiki docs doc help support portal intranet mail webmail owa autodiscover
remote vpn citrix rdp telnet ftp demo dev staging beta alpha v1 v2 v3 data database sql mysql oracle
""".split()

_AGENTS = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Safari/537.36",
    "Mozilla/5.0 (X11; Linux x86_64; rv:115.0) Gecko/20100101 Firefox/115.0",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605",
    "Mozilla/4.0 (compatible; MSIE 6.0; Windows NT 5.1)",
    "python-requests/2.28.1",
    "Go-http-client/1.1",
    "curl/7.88.1",
    "Hello, world",
    "Mozilla/5.0 zgrab/0.x",
)


def passwords(chance, count, right=None):
    """Wrong passwords; the right one, if there is one, comes last."""
    wrong = [word for word in _PASSWORDS if word != right]
    drawn = chance.sample(wrong, min(count, len(wrong)))
    return drawn + ([right] if right else [])


def users(chance, count):
    return chance.sample(_USERS, min(count, len(_USERS)))


def paths(chance, count):
    """Pages that may be there; more than the list holds by adding endings."""
    endings = ("", ".php", ".bak", ".txt", "/", ".old", ".html", "~")
    every = [path + ending for ending in endings for path in _PATHS]
    return chance.sample(every, min(count, len(every)))


def agent(chance):
    return chance.choice(_AGENTS)


def lines(words):
    return "".join(f"{word}\n" for word in words)
