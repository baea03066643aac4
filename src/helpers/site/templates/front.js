// The search of the front page: asks the search's page. A form may send nothing anywhere, by the page's policy.
document.querySelector("form[role=search]").addEventListener("submit", (event) => {
  event.preventDefault();
  location.href = "search.html?q=" + encodeURIComponent(event.target.elements.namedItem("q").value);
});
