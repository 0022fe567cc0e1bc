"""The rule book as a site: ``sphinx-build -W --keep-going -n -b html docs OUT``.

The pages of rules, acts and changes of the law are made by ``_ext/lawbook`` while the site is built; none is kept.
"""

import sys
from pathlib import Path

_HERE = Path(__file__).parent
sys.path[:0] = [str(_HERE / "_ext"), str(_HERE.parent / "src")]

from childlaw_rules import __version__  # noqa: E402  (found by the line above)

project = "Regelbogen"
author = "childlaw_rules"
release = version = __version__
language = "da"
html_title = "Regelbogen"

extensions = ["myst_parser", "sphinx.ext.autodoc", "lawbook"]
exclude_patterns = ["_ext", "how-to/toy-case-system"]
root_doc = "index"
# What a rule says stands as it is written.
smartquotes = False

myst_heading_anchors = 4
myst_enable_extensions = []

autodoc_member_order = "bysource"
autodoc_default_options = {"exclude-members": "model_config, model_post_init"}
autodoc_typehints = "signature"
autodoc_typehints_format = "short"

# Types of other packages, and of the inside of the library, that signatures name: they have no page here.
nitpick_ignore_regex = [
    ("py:class", r"(datetime|collections\.abc|pathlib|os|types|hypothesis|pydantic)\..+"),
    ("py:class", r"childlaw_rules\..+\..+"),
    ("py:class", r"_?[A-Z]\w+|date|datetime|read_[a-z]+"),
]

html_theme = "furo"
html_static_path = ["_static"]
html_css_files = ["book.css"]
html_copy_source = False
html_show_sourcelink = False
html_show_copyright = False
html_show_sphinx = False
html_last_updated_fmt = None
