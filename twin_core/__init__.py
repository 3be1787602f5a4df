"""The core site: the static city, its engines, the live state, and what is planned from them. A folder of packages."""
