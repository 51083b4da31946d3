/** Bots, and the pages that they keep open: one process, which is `web` where the page is on $PORT. */
import { afterAll, describe, expect, it } from "vitest"
import { removeTemporaryFolders } from "../support/machine/Folders.ts"
import { type SampleApp, text } from "../support/starts/Apps.ts"
import { decisionsOf, told } from "../support/starts/CodeReader.ts"

afterAll(removeTemporaryFolders)

const apps: ReadonlyArray<SampleApp> = [
  {
    name: "with keep_alive.py on a port of its own is a worker",
    files: {
      "main.py": text(
        "import os, discord",
        "from discord.ext import commands",
        "from keep_alive import keep_alive",
        "bot = commands.Bot(command_prefix='!')",
        "keep_alive()",
        "bot.run(os.environ['TOKEN'])"
      ),
      "keep_alive.py": text(
        "import os",
        "from flask import Flask",
        "from threading import Thread",
        "app = Flask('')",
        "@app.route('/')",
        "def home():",
        '    return "I\'m alive"',
        "def run():",
        "    app.run(host='0.0.0.0', port=8080)",
        "def keep_alive():",
        "    t = Thread(target=run)",
        "    t.start()"
      )
    },
    packages: ["discord-py", "flask"],
    starts: ["worker: python main.py"]
  },
  {
    name: "with keep_alive.py on $PORT is the web process",
    files: {
      "main.py": text(
        "import os, discord",
        "from discord.ext import commands",
        "from keep_alive import keep_alive",
        "bot = commands.Bot(command_prefix='!')",
        "keep_alive()",
        "bot.run(os.environ['TOKEN'])"
      ),
      "keep_alive.py": text(
        "import os",
        "from flask import Flask",
        "from threading import Thread",
        "app = Flask('')",
        "@app.route('/')",
        "def home():",
        '    return "I\'m alive"',
        "def run():",
        "    app.run(host='0.0.0.0', port=int(os.environ.get('PORT', 8080)))",
        "def keep_alive():",
        "    t = Thread(target=run)",
        "    t.start()"
      )
    },
    packages: ["discord-py", "flask"],
    starts: ["web: python main.py"]
  },
  {
    name: "with keep_alive.py is no page for gunicorn",
    files: {
      "main.py": text(
        "import os, discord",
        "from discord.ext import commands",
        "from keep_alive import keep_alive",
        "bot = commands.Bot(command_prefix='!')",
        "keep_alive()",
        "bot.run(os.environ['TOKEN'])"
      ),
      "keep_alive.py": text(
        "import os",
        "from flask import Flask",
        "from threading import Thread",
        "app = Flask('')",
        "@app.route('/')",
        "def home():",
        '    return "I\'m alive"',
        "def run():",
        "    app.run(host='0.0.0.0', port=int(os.environ.get('PORT', 8080)))",
        "def keep_alive():",
        "    t = Thread(target=run)",
        "    t.start()"
      )
    },
    packages: ["discord-py", "flask", "gunicorn"],
    starts: ["web: python main.py"]
  },
  {
    name: "with a page in a thread of the same file",
    files: {
      "bot.py": text(
        "import os, threading",
        "from flask import Flask",
        "from telegram.ext import Application",
        "app = Flask(__name__)",
        "@app.route('/')",
        "def h(): return 'ok'",
        "def run_web():",
        "    app.run(host='0.0.0.0', port=int(os.environ.get('PORT', 5000)))",
        "def main():",
        "    bot = Application.builder().token('x').build()",
        "    threading.Thread(target=run_web, daemon=True).start()",
        "    bot.run_polling()",
        'if __name__ == "__main__":',
        "    main()"
      )
    },
    packages: ["python-telegram-bot", "flask", "gunicorn"],
    starts: ["web: python bot.py"]
  },
  {
    name: "in a thread beside a page",
    files: {
      "app.py": text(
        "import os, threading, telebot",
        "from flask import Flask",
        "bot = telebot.TeleBot('x')",
        "app = Flask(__name__)",
        "@app.route('/')",
        "def h(): return 'ok'",
        'if __name__ == "__main__":',
        "    threading.Thread(target=bot.infinity_polling).start()",
        "    app.run(host='0.0.0.0', port=int(os.environ.get('PORT', 5000)))"
      )
    },
    packages: ["pytelegrambotapi", "flask", "gunicorn"],
    starts: ["web: python app.py"]
  },
  {
    name: "with a page whose run is given to a thread",
    files: {
      "main.py": text(
        "import os, discord",
        "from threading import Thread",
        "from flask import Flask",
        "app = Flask(__name__)",
        "client = discord.Client()",
        "Thread(target=app.run, kwargs={'host': '0.0.0.0', 'port': int(os.environ['PORT'])}).start()",
        "client.run('x')"
      )
    },
    packages: ["discord-py", "flask"],
    starts: ["web: python main.py"]
  },
  {
    name: "with a page on the same loop",
    files: {
      "bot.py": text(
        "import os, asyncio, discord",
        "from aiohttp import web",
        "client = discord.Client()",
        "async def serve():",
        "    app = web.Application()",
        "    runner = web.AppRunner(app)",
        "    await runner.setup()",
        "    await web.TCPSite(runner, '0.0.0.0', int(os.environ.get('PORT', 8080))).start()",
        "async def main():",
        "    await serve()",
        "    await client.start(os.environ['TOKEN'])",
        'if __name__ == "__main__":',
        "    asyncio.run(main())"
      )
    },
    packages: ["discord-py", "aiohttp"],
    starts: ["web: python bot.py"]
  },
  {
    name: "beside a site that it does not start",
    files: {
      "bot.py": text("import discord", "client = discord.Client()", "client.run('x')"),
      "app.py": text("from flask import Flask", "app = Flask(__name__)")
    },
    packages: ["discord-py", "flask", "gunicorn"],
    starts: ["web: gunicorn app:app", "worker: python bot.py"]
  },
  {
    name: "that is called by way of Flask",
    files: {
      "app.py": text(
        "import telebot",
        "from flask import Flask, request",
        "bot = telebot.TeleBot('x')",
        "app = Flask(__name__)",
        "@app.route('/hook', methods=['POST'])",
        "def hook():",
        "    bot.process_new_updates([])",
        "    return ''",
        "bot.remove_webhook()",
        "bot.set_webhook(url='x')"
      )
    },
    packages: ["pytelegrambotapi", "flask", "gunicorn"],
    starts: ["web: gunicorn app:app"]
  },
  {
    name: "of aiogram",
    files: {
      "main.py": text(
        "import asyncio",
        "from aiogram import Bot, Dispatcher",
        "dp = Dispatcher()",
        "async def main():",
        "    bot = Bot('x')",
        "    await dp.start_polling(bot)",
        'if __name__ == "__main__":',
        "    asyncio.run(main())"
      )
    },
    packages: ["aiogram"],
    starts: ["worker: python main.py"]
  },
  {
    name: "of aiogram, called on $PORT",
    files: {
      "main.py": text(
        "import os",
        "from aiogram import Bot, Dispatcher",
        "from aiogram.webhook.aiohttp_server import SimpleRequestHandler, setup_application",
        "from aiohttp import web",
        "dp = Dispatcher()",
        "def main():",
        "    app = web.Application()",
        "    web.run_app(app, host='0.0.0.0', port=int(os.environ['PORT']))",
        'if __name__ == "__main__":',
        "    main()"
      )
    },
    packages: ["aiogram", "aiohttp"],
    starts: ["web: python main.py"]
  },
  {
    name: "of Pyrogram",
    files: {
      "bot.py": text(
        "from pyrogram import Client",
        "app = Client('x')",
        "@app.on_message()",
        "async def m(c, m): pass",
        "app.run()"
      )
    },
    packages: ["pyrogram"],
    starts: ["worker: python bot.py"]
  },
  {
    name: "of Telethon",
    files: {
      "bot.py": text(
        "from telethon import TelegramClient",
        "client = TelegramClient('a', 1, 'x').start(bot_token='x')",
        "client.run_until_disconnected()"
      )
    },
    packages: ["telethon"],
    starts: ["worker: python bot.py"]
  },
  {
    name: "in a package",
    files: {
      "bot/__init__.py": "",
      "bot/__main__.py": text("from .client import bot", "bot.run('x')"),
      "bot/client.py": text("from discord.ext import commands", "bot = commands.Bot('!')")
    },
    packages: ["discord-py"],
    starts: ["worker: python -m bot"]
  },
  {
    name: "that another file makes",
    files: {
      "main.py": text("from client import bot", "bot.run('x')"),
      "client.py": text("from discord.ext import commands", "bot = commands.Bot('!')")
    },
    packages: ["discord-py"],
    starts: ["worker: python main.py"]
  }
]
const decision = decisionsOf(apps)

describe("a bot", () => {
  it.each(apps.map((app) => [app.name, app] as const))("%s", (_, app) => {
    expect(told(decision(app))).toEqual(app.starts)
  })
})
