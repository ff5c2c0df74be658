# What the bell leads to.
news-title = Neues
news-nothing = Nichts wartet auf Sie.
news-nothing-text = Sobald etwas für Sie zu tun ist, steht es hier.
news-start = Zur Startseite
news-said = Zuletzt gesagt
news-silent = In Ihren Anträgen hat in den letzten zwei Wochen niemand etwas geschrieben.
news-named = An Sie
news-unread = Neu
